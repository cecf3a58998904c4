# exit: 0
"$HEARSAY" graph --help
