"""pymrio's accounts of the table that bench/accounts wrote: peer_pymrio.py R N DIR; prints seconds and peak memory.

SPDX-License-Identifier: EUPL-1.2
"""
import resource
import sys
import time

import numpy
import pandas
import pymrio

regions, sectors, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rows = pandas.MultiIndex.from_product([[f"r{r}" for r in range(regions)], [f"s{s}" for s in range(sectors)]], names=["region", "sector"])
columns = pandas.MultiIndex.from_product([[f"r{r}" for r in range(regions)], ["all"]], names=["region", "category"])
n = len(rows)


def matrix(name, height, width):
    return numpy.fromfile(f"{folder}/{name}.f64").reshape((height, width), order="F")


F = pandas.DataFrame(matrix("F", 6, n), index=[f"k{k}" for k in range(6)], columns=rows)
system = pymrio.IOSystem(Z=pandas.DataFrame(matrix("Z", n, n), index=rows, columns=rows),
                         Y=pandas.DataFrame(matrix("Y", n, regions), index=rows, columns=columns))
system.satellite = pymrio.Extension(name="satellite", F=F)
began = time.perf_counter()
system.calc_all()
print(f"{time.perf_counter() - began:.4f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} {pymrio.__version__}")
