"""The table of transitions as a Mermaid diagram, made from the same data as the answers."""

from __future__ import annotations

from typing import Final

from secgov.rules.transition_rows import ALL_PATHS, LEFT, Move
from secgov.rules.transitions import Transitions

__all__ = ["beside_the_stages", "mermaid"]

_SOME_PATHS: Final = ("1", "2", "3", "unknown")


def mermaid(table: Transitions) -> str:
    """
    Return *table* as a state diagram in Mermaid: the stages, and the acts that lead on.

    An arrow has the acts with their outcomes and, in brackets, the paths on which they lead
    there. What leaves a modification where it is stands in `beside_the_stages`.
    """
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{stage.says}" as {_name(stage.name)}' for stage in table.stages]
    lines.append(f"    [*] --> {_name(table.start)}")
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in table.moves:
        for source in move.sources:
            for to in _drawn(move, table):
                label = _label(move)
                labels = arrows.setdefault((source, to), [])
                if to != source and label not in labels:
                    labels.append(label)
    for lapse in table.lapses:
        labels = arrows.setdefault((lapse.source, lapse.to), [])
        if f"time, {lapse.parameter}" not in labels:
            labels.append(f"time, {lapse.parameter}")
    lines += [f"    {_name(source)} --> {_name(to)}: {', '.join(labels)}"
              for (source, to), labels in arrows.items() if labels]
    lines += [f"    {_name(end)} --> [*]" for end in table.ends]
    return "\n".join(lines) + "\n"


def beside_the_stages(table: Transitions) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the acts that leave a modification where it is, each with the stages it happens in."""
    found: dict[str, tuple[str, ...]] = {}
    for move in table.moves:
        stays = tuple(source for source in move.sources if move.to in ("", source))
        if stays:
            found[move.act] = tuple(dict.fromkeys((*found.get(move.act, ()), *stays)))
    return tuple(found.items())


def _drawn(move: Move, table: Transitions) -> tuple[str, ...]:
    """Return where the arrows of a row end; an adoption leads back to where it was withdrawn."""
    if move.to == LEFT:
        return tuple(dict.fromkeys(
            source for one in table.moves if one.act == "withdrawn" for source in one.sources))
    return (move.to,) if move.to else ()


def _label(move: Move) -> str:
    said = " or ".join(one for one in move.outcomes if one)
    words = f"{move.act} {said}" if said else move.act
    words += " of the last part named" if move.last_part else " of a part" if move.of_part else ""
    words += (f" with an alternative {move.alternative}"
              if move.alternative not in ("", "none") else "")
    words += " on the same day" if move.same_day else ""
    paths = "" if move.paths in (ALL_PATHS, _SOME_PATHS) else f" ({'/'.join(move.paths)})"
    return words + paths


def _name(stage: str) -> str:
    return stage.replace("-", "_")
