# exit: 3
"$HEARSAY" extract --model nowhere.safetensors "$DATA/ferry.txt" -o out.jsonl
rc=$?
ls -A
exit $rc
