# exit: 1
deep() { head -c 200000 /dev/zero | tr '\0' "$1"; }
{ printf '{"id":"deep","text":"Voss said so.","x":'; deep '['; deep ']'; echo '}'; echo '{"id":"fine","text":"Voss said the council knew."}'; } > deep.jsonl
"$HEARSAY" extract deep.jsonl > out.jsonl
rc=$?
cut -c1-30 out.jsonl
deep '{' | "$HEARSAY" extract; echo $?
deep '[' | "$HEARSAY" graph; echo $?
{ printf '{"graph":'; deep '['; deep ']'; printf '}'; } | "$HEARSAY" draw; echo $?
exit $rc
