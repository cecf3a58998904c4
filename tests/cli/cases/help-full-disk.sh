# exit: 4
"$HEARSAY" --help > /dev/full
