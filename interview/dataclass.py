"""`dataclass` as the standard library has it, ready in a quarter of the time where it is frozen and has slots.

Nearly all that is handed about here is such a value, a hundred kinds of them until the first question is shown. The library compiles
every method of every class by itself, at every start: half a millisecond a class. Here the constructor alone is compiled, when the first
value is made; what compares, hashes, shows, guards and pickles a value is written down once for all classes. The constructor fills the
slots straight away, which takes half as long too.

Whoever checks types sees the library's own. No kind of value may behave otherwise than it would there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """The library's; of what is frozen and has slots, and nothing else, ours."""
        if options != {"frozen": True, "slots": True}:
            return dataclasses.dataclass(cls, **options)
        return _value


__all__ = ["dataclass"]

_UNTOLD = object()
"""Stands for an argument that was not given, where the value is then made anew for each."""


def _value(cls: type) -> type:
    """A class of values with all that belongs to it."""
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    compared = _tuple_of([each.name for each in fields if each.compare])
    shown = [each.name for each in fields if each.repr]
    whole = _tuple_of([each.name for each in fields])

    def begin(self: object, *told: object, **named: object) -> None:
        constructor = made.__init__ = _constructor(made, fields)  # type: ignore[misc] # of most kinds no start makes a value
        constructor(self, *told, **named)

    def is_equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    def as_text(self: object) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({told})"

    def state(self: object) -> tuple[object, ...]:
        return whole(self)

    def restore(self: object, values: Sequence[object]) -> None:
        for each, value in zip(fields, values, strict=True):
            _setter(made, each.name)(self, value)

    methods = {
        "__init__": begin,
        "__eq__": is_equal,
        "__hash__": hashed,
        "__repr__": as_text,
        "__setattr__": _not_set,
        "__delattr__": _not_deleted,
        "__getstate__": state,
        "__setstate__": restore,
    }
    for name, method in methods.items():
        if vars(made).get(name) is None:  # the class has none of its own
            setattr(made, name, method)
    return made


def _tuple_of(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """What looks the values of these fields up."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def _setter(made: type, name: str) -> Callable[[object, object], None]:
    """Fills a slot, whatever the class says to that."""
    fills: Callable[[object, object], None] = getattr(made, name).__set__
    return fills


def _constructor(made: type, fields: Sequence[dataclasses.Field[Any]]) -> Callable[..., None]:
    """Takes the values of the fields in their order, behind them by name those that are told by name alone."""
    known: dict[str, Any] = {"_untold": _UNTOLD}
    in_order, by_name, lines = list[str](), list[str](), list[str]()
    for each in fields:
        if not each.init:
            continue
        parameter, value = each.name, each.name
        known[f"_set_{each.name}"] = _setter(made, each.name)
        if each.default is not dataclasses.MISSING:
            known[f"_default_{each.name}"] = each.default
            parameter = f"{each.name}=_default_{each.name}"
        elif each.default_factory is not dataclasses.MISSING:
            known[f"_make_{each.name}"] = each.default_factory
            parameter = f"{each.name}=_untold"
            value = f"_make_{each.name}() if {each.name} is _untold else {each.name}"
        (by_name if each.kw_only else in_order).append(parameter)
        lines.append(f" _set_{each.name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ", ".join(["self", *in_order, *(["*", *by_name] if by_name else [])])
    exec("\n".join([f"def __init__({parameters}):", *lines, " return"]), known)  # noqa: S102 - names of our own fields
    constructor: Callable[..., None] = known["__init__"]
    return constructor


def _not_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
