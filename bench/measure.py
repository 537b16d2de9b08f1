"""Runs commands as whole processes and takes what the system says of them: wall time, processor time, peak memory.

SPDX-License-Identifier: EUPL-1.2
"""
import os
import statistics
import subprocess
import sys
import time


class Once:
    """One finished run: wall and processor seconds, peak memory in MB of the largest process."""

    def __init__(self, command, folder, stdin=None):
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - began
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024
        if process.returncode not in (0, 1):  # 1: done, with findings
            sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n{said.decode()}")


def chain(commands, folder):
    """Several commands as one: times add up, memory is the largest."""
    runs = [Once(command, folder) for command in commands]
    total = runs[0]
    for run in runs[1:]:
        total.wall, total.cpu, total.memory = total.wall + run.wall, total.cpu + run.cpu, max(total.memory, run.memory)
    return total


def repeat(times, prepare, ours, peer=None):
    """Ours and the peer in turn, after one run that is not counted; the lists of runs."""
    mine, other = [], []
    for count in range(times + 1):
        prepare()
        run = ours()
        if peer:
            theirs = peer()
        if count:
            mine.append(run)
            if peer:
                other.append(theirs)
    return mine, other


def median(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


def line(name, runs, count=None, unit=""):
    walls = [run.wall for run in runs]
    rate = f"  {count / statistics.median(walls):>10,.0f} {unit}/s" if count else ""
    print(f"{name:44} {statistics.median(walls):8.3f} s  ({min(walls):.3f} to {max(walls):.3f}; processor {median(runs, 'cpu'):.3f}) "
          f"{median(runs, 'memory'):8.0f} MB{rate}")


def ratio(name, mine, other):
    pairs = sorted(a.wall / b.wall for a, b in zip(mine, other))
    print(f"{name:44} {statistics.median(pairs):8.2f} times the peer's time, pair by pair ({pairs[0]:.2f} to {pairs[-1]:.2f})")
