"""snippets.py DOCUMENT FOLDER: runs every example of Python, JavaScript and shell in DOCUMENT, in FOLDER, where the files
are that the examples name. Ends with "N passed, N failed, N skipped"."""
import os
import re
import subprocess
import sys

document, folder = sys.argv[1:3]
bin = os.path.dirname(os.path.abspath(sys.executable))
environment = {**os.environ, "PATH": bin + ":" + os.environ["PATH"]}
passed = failed = 0
for match in re.finditer(r"^```(python|js|sh)\n(.*?)^```$", open(document, encoding="utf-8").read(), re.M | re.S):
    language, code = match.groups()
    command = {"python": ["python", "-c", code], "js": ["node", "-e", code], "sh": ["sh", "-e", "-c", code]}[language]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        failed += 1
        print(f"{document}: the example fails: {code.strip()}\n{done.stderr[-400:]}")
    else:
        passed += 1
if not passed:
    failed += 1
    print(f"{document}: no example")
print(f"{passed} passed, {failed} failed, 0 skipped")
