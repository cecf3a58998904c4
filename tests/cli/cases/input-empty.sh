# exit: 3
: > empty.txt
: > empty.jsonl
for f in empty.txt empty.jsonl; do "$HEARSAY" extract $f -o out.jsonl; echo $?; done
"$HEARSAY" map empty.txt -o out.svg; echo $?
for c in resolve graph list stats draw; do "$HEARSAY" $c empty.jsonl -o out; echo $?; done
"$HEARSAY" extract < empty.txt > out; echo $?
wc -c < out
rm out
ls -A
printf '\n\n\n' > blank.jsonl
"$HEARSAY" extract blank.jsonl
