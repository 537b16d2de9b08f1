#!/usr/bin/env python3
"""Writes a C file that holds other files byte for byte: embed.py OUT.c FILE...

The assembler includes the files; the table of src/render/asset.h names them.

SPDX-License-Identifier: EUPL-1.2
"""
import base64
import hashlib
import os
import sys


def main(out, files):
    text = ["/* Made by tools/embed.py. */", '#include "render/asset.h"', ""]
    rows = []
    for i, file in enumerate(sorted(files, key=os.path.basename)):
        data = open(file, "rb").read()
        if b"\0" in data:
            sys.exit(f"{file}: has a NUL byte, so it is not text")
        path = os.path.abspath(file).replace("\\", "\\\\").replace('"', '\\"')
        text += [f'__asm__(".section .rodata\\n.global oml_asset_bytes_{i}\\noml_asset_bytes_{i}:\\n"',
                 f'        ".incbin \\"{path}\\"\\n.byte 0\\n.previous\\n");',
                 f"extern const char oml_asset_bytes_{i}[] __attribute__((visibility(\"hidden\")));"]
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        rows.append(f'    {{"{os.path.basename(file)}", oml_asset_bytes_{i}, {len(data)}, "{digest}"}},')
    text += ["", "const oml_asset oml_asset_all[] = {", *rows, "};", f"const size_t oml_asset_count = {len(rows)};", ""]
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join(text))


main(sys.argv[1], sys.argv[2:])
