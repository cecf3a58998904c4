# exit: 3
page() { head -c 15 "$1"; echo; grep -c '</html>' "$1"; }
"$HEARSAY" report --input records "$DATA/records.jsonl" -o pages/; ls pages | sed 's/[0-9a-f]\{16\}/ID/'
head -n 1 "$DATA/records.jsonl" | "$HEARSAY" report --input records - -o page.html; page page.html
grep -c -E 'src="https?://|<link|url\(.?https?:|@import' page.html # nothing is fetched; links to the rules are for clicking
"$HEARSAY" report --outlet "The Island Post" "$DATA/ferry.txt" > article.html; page article.html
"$HEARSAY" report "$DATA/ferry.txt" -o nowhere/page.html; echo $?
"$HEARSAY" report "$DATA/ferry.txt" > /dev/full; echo $?
"$HEARSAY" report nowhere.txt -o page2.html
rc=$?
ls -A
exit $rc
