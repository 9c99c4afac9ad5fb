"""Cost against size, as a picture: lines on two logarithmic scales, in SVG without a library."""

from collections.abc import Mapping, Sequence
from math import floor, log10

WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#1f6f8b", "#b5452c", "#4d7c3a", "#7a5195")

Points = Sequence[tuple[float, float]]
"""Sizes with what they cost."""


def drawn(title: str, across: str, up: str, lines: Mapping[str, Points]) -> str:
    """The picture of some lines, each by its name; sizes and costs are above 0."""
    every = [point for points in lines.values() for point in points]
    left, right = (limit(log10(x) for x, _ in every) for limit in (min, max))
    low, high = floor(min(log10(y) for _, y in every)), floor(max(log10(y) for _, y in every)) + 1

    def at(x: float, y: float) -> tuple[float, float]:
        along = (log10(x) - left) / (right - left or 1)
        return EDGE + along * (WIDTH - 3 * EDGE), HEIGHT - EDGE - (log10(y) - low) / (high - low) * (HEIGHT - 2 * EDGE)

    parts = [_text(WIDTH / 2, 24, title, "middle", 15), _text((WIDTH - EDGE) / 2, HEIGHT - 14, across, "middle"), _text(10, EDGE - 16, up, "start")]
    for power in range(low, high + 1):
        _, y = at(10**left, 10.0**power)
        parts.append(f'<line x1="{EDGE}" y1="{y:.1f}" x2="{WIDTH - 2 * EDGE}" y2="{y:.1f}" stroke="#ddd"/>' + _text(EDGE - 6, y + 4, f"{10.0**power:g}", "end"))
    for size in sorted({x for x, _ in every}):
        x, _ = at(size, 10.0**low)
        parts.append(_text(x, HEIGHT - EDGE + 18, f"{size:,.0f}", "middle"))
    for colour, (name, points) in zip(COLOURS, lines.items(), strict=False):
        placed = [at(*point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        parts.append(_text(placed[-1][0] + 8, placed[-1][1] + 4, name, "start", colour=colour))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">\n' + "\n".join(parts) + "\n</svg>\n"


def _text(x: float, y: float, words: str, anchor: str, size: int = 12, colour: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{words}</text>'
