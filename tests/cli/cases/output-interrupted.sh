# exit: 0
# A signal while it waits for input: the temporary goes.
mkfifo in
"$HEARSAY" list in -o out 2>/dev/null &
program=$!
exec 3> in
ls -A | grep -c tmp
kill -TERM $program
{ wait $program; } 2>/dev/null
echo $?
exec 3>&-
ls -A
