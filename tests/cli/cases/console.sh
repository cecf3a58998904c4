# exit: 3
# Names from outside cannot move the cursor; no colour and no progress without a terminal.
"$HEARSAY" extract "$(printf 'a\033[31mb\nc')"
