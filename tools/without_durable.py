"""Print what coverage leaves out where durable-rules cannot be imported: its adapter."""

import sys
from importlib.util import find_spec

if sys.version_info >= (3, 13) or find_spec("durable") is None:
    print("--omit=*/rules/engines/durable.py")
