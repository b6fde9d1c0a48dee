"""Baidu's own Mercator metres (BD-09 MC), as its map links carry them, to BD-09 degrees.

Baidu uses no closed formula but a polynomial for each of six bands of northing; the coefficients
are those of its public JavaScript API. Checked against the pair it documents itself:
12958160.97, 4825907.72 is 116.403874 E, 39.914889 N.
"""

from __future__ import annotations

# (lowest northing, coefficients): two for the longitude, seven for the latitude, the divisor.
_BANDS: tuple[tuple[float, tuple[float, ...]], ...] = (
    (12890594.86, (1.410526172116255e-8, 8.98305509648872e-6, -1.9939833816331, 200.9824383106796,
                   -187.2403703815547, 91.6087516669843, -23.38765649603339, 2.57121317296198,
                   -0.03801003308653, 17337981.2)),
    (8362377.87, (-7.435856389565537e-9, 8.983055097726239e-6, -0.78625201886289,
                  96.32687599759846, -1.85204757529826, -59.36935905485877, 47.40033549296737,
                  -16.50741931063887, 2.28786674699375, 10260144.86)),
    (5591021.0, (-3.030883460898826e-8, 8.98305509983578e-6, 0.30071316287616, 59.74293618442277,
                 7.357984074871, -25.38371002664745, 13.45380521110908, -3.29883767235584,
                 0.32710905363475, 6856817.37)),
    (3481989.83, (-1.981981304930552e-8, 8.983055099779535e-6, 0.03278182852591,
                  40.31678527705744, 0.65659298677277, -4.44255534477492, 0.85341911805263,
                  0.12923347998204, -0.04625736007561, 4482777.06)),
    (1678043.12, (3.09191371068437e-9, 8.983055096812155e-6, 6.995724062e-5, 23.10934304144901,
                  -2.3663490511e-4, -0.6321817810242, -0.00663494467273, 0.03430082397953,
                  -0.00466043876332, 2555164.4)),
    (0.0, (2.890871144776878e-9, 8.983055095805407e-6, -3.068298e-8, 7.47137025468032,
           -3.53937994e-6, -0.02145144861037, -1.234426596e-5, 1.0322952773e-4, -3.23890364e-6,
           826088.5)),
)  # fmt: skip


def bd09mc_to_bd09(easting: float, northing: float) -> tuple[float, float]:
    """(latitude, longitude) in BD-09 degrees of Baidu's metres."""
    height = abs(northing)
    factors = next(factors for low, factors in _BANDS if height >= low)
    longitude = factors[0] + factors[1] * abs(easting)
    step = height / factors[9]
    latitude = sum(factor * step**power for power, factor in enumerate(factors[2:9]))
    return (
        latitude if northing >= 0 else -latitude,
        longitude if easting >= 0 else -longitude,
    )
