# exit: 0
# Keeps the mode, follows symbolic links, writes devices and pipes directly, leaves nothing behind.
same() { cmp -s "$1" expected && echo same; }
"$HEARSAY" stats --format json "$DATA/records.jsonl" > expected
echo old > file; chmod 640 file
"$HEARSAY" stats --format json "$DATA/records.jsonl" -o file
stat -c %a file; same file
mkdir other; echo old > other/target; ln -s other/target link; ln -s other/new dangling
"$HEARSAY" stats --format json "$DATA/records.jsonl" -o link
"$HEARSAY" stats --format json "$DATA/records.jsonl" -o dangling
ls -l link dangling | sed 's/.* \([^ ]* -> .*\)/\1/'
same other/target; same other/new
mkfifo pipe
cat pipe > through & "$HEARSAY" stats --format json "$DATA/records.jsonl" -o pipe; wait
same through
"$HEARSAY" stats --format json "$DATA/records.jsonl" -o - > dash; same dash
"$HEARSAY" stats --format json "$DATA/records.jsonl" -o /dev/stdout > stdout; same stdout
cp "$DATA/records.jsonl" in-place.jsonl
"$HEARSAY" extract in-place.jsonl -o in-place.jsonl; wc -l < in-place.jsonl
umask 077; "$HEARSAY" stats --format json "$DATA/records.jsonl" -o fresh; stat -c %a fresh
ls -A . other
