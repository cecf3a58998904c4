# exit: 1
# Two hundred megabytes on one line, between two good ones: skipped in little memory.
{
    echo '{"id":"before","text":"Voss said the council knew."}'
    printf '{"id":"huge","text":"'
    head -c 200000000 /dev/zero | tr '\0' a
    echo '"}'
    echo '{"id":"after","text":"Voss said the council knew."}'
} | "$HEARSAY" extract > out.jsonl
rc=$?
cut -c1-50 out.jsonl
head -c 200000000 /dev/zero | tr '\0' a | "$HEARSAY" extract; echo $?
head -c 200000000 /dev/zero | tr '\0' '{' | "$HEARSAY" graph; echo $?
exit $rc
