# exit: 2
"$HEARSAY" stats --by outlet --compare outlet=A,B "$DATA/records.jsonl"
"$HEARSAY" stats --compare outlet "$DATA/records.jsonl"
"$HEARSAY" stats --plot p.svg "$DATA/records.jsonl"
"$HEARSAY" stats --compare outlet=Nobody,Nothing "$DATA/records.jsonl"
