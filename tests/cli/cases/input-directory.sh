# exit: 3
mkdir folder
"$HEARSAY" extract folder -o out.jsonl; echo $?
"$HEARSAY" graph folder -o out.json; echo $?
"$HEARSAY" draw folder -o out.svg
rc=$?
ls -A
exit $rc
