#!/usr/bin/env python3
"""The peer of bench/run smaa: SMAA-2 in NumPy, in chunks of 10 000 draws. peer_numpy.py PROBLEM.json DRAWS

SPDX-License-Identifier: EUPL-1.2
"""
import json
import sys

import numpy as np

problem, draws = json.load(open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
values = np.array([row["values"] for row in problem["alternatives"]])
n, k = values.shape
rng = np.random.default_rng(1)
rank, central, pairwise = np.zeros((n, n)), np.zeros((n, k)), np.zeros((n, n))
for _ in range(draws // 10000):
    weights = rng.exponential(size=(10000, k))
    weights /= weights.sum(axis=1, keepdims=True)
    score = weights @ values.T
    place = np.argsort(np.argsort(-score, axis=1), axis=1)
    for alternative in range(n):
        rank[alternative] += np.bincount(place[:, alternative], minlength=n)
        central[alternative] += weights[place[:, alternative] == 0].sum(axis=0)
        pairwise[alternative] += (score[:, alternative:alternative + 1] > score).sum(axis=0)
print(rank[0, 0] / draws, central[0, 0], pairwise[0, 1] / draws)
