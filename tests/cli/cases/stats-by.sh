# exit: 0
"$HEARSAY" stats --by outlet --plot p.svg "$DATA/records.jsonl" | sed -n '/unnamed of/,$p'
grep -c 'role="img"' p.svg
"$HEARSAY" stats --by month --format csv "$DATA/records.jsonl" | grep attributions,
