"""The projection of the map: Equal Earth, which shows the areas of countries in their true proportions."""

import math

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""The coefficients of the paper.

B. Šavrič, T. Patterson, B. Jenny (2019): The Equal Earth map projection. International Journal of Geographical
Information Science 33(3), 454-465, https://doi.org/10.1080/13658816.2018.1504949.
"""
SLANT = math.sqrt(3) / 2
CENTRE = 10.6
"""The meridian in the middle: the edge then runs through Bering Strait, so that it parts no country from its coast."""
DIGITS = 9
"""Rounded to them, results are the same with every mathematical library."""

Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """Return (x, y) on a globe of radius 1, y to the north; longitude counts from the middle, both are degrees."""
    theta = math.asin(SLANT * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = math.radians(longitude) * math.cos(theta) / (SLANT * slope)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return round(x, DIGITS), round(y, DIGITS)


def from_centre(longitude: float) -> float:
    """Return a longitude as it counts from the middle of the map: from -180 up to 180."""
    return (longitude - CENTRE + 180) % 360 - 180
