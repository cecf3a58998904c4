# exit: 4
# A file that may not grow: what stood at -o stays, and no temporary is left.
echo before > out.json
(trap '' XFSZ; ulimit -f 1; "$HEARSAY" graph "$DATA/records.jsonl" -o out.json)
rc=$?
cat out.json
ls -A
exit $rc
