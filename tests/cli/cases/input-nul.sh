# exit: 0
printf 'Ada Lindholm said that the ferry was\000 safe. Critics said it was not.' > nul.txt
"$HEARSAY" extract nul.txt | grep -o '"text":"[^"]*"'
printf '{"id":"n","text":"Voss said\\u0000 yes."}\n' | "$HEARSAY" extract | grep -o '"text":"[^"]*"'
