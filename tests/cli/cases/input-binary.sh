# exit: 3
{ printf 'ELF'; head -c 100000 /dev/zero | tr '\0' '\1'; head -c 1000 /dev/zero; } > program.txt
"$HEARSAY" extract program.txt -o out.jsonl; echo $?
"$HEARSAY" extract < program.txt | wc -c
"$HEARSAY" graph program.txt 2>&1 | cut -c1-40
"$HEARSAY" map program.txt -o out.svg
rc=$?
ls -A
exit $rc
