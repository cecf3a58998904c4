# exit: 0
"$HEARSAY" extract --help
