# Renders both templates for every line of data, as vaq does. Prints the version of Jinja2, and for each round the
# milliseconds and a digest of all texts. Undefined names are errors, as they are for vaq.
#   python3 jinja.py TEMPLATES DATA ROUNDS
import gc
import hashlib
import json
import sys
import time

import jinja2

folder, data, rounds = sys.argv[1:]
environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(folder),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
hosts = [json.loads(line) for line in open(data, encoding="utf-8")]
for host in hosts:
    host["checkpoint"] = lambda url=host["checkpoint"]: url
templates = [environment.get_template(name) for name in ("preseed.cfg.j2", "install.ipxe.j2")]
print(jinja2.__version__)
for _ in range(int(rounds)):
    texts = []
    gc.collect()
    started = time.perf_counter()
    texts = [template.render(host) for host in hosts for template in templates]
    elapsed = (time.perf_counter() - started) * 1000
    print(elapsed, hashlib.sha256("".join(texts).encode()).hexdigest(), flush=True)
