"""Lets Python 3.11 send members of enumerations as all other versions of Python do: as class and value.

Python 3.11 alone pickles them as a call of getattr, which FATE does not accept from another party, since getattr could reach anything. Logistic regression,
for one, then failed with "Deserialization is restricted for class `builtins`.`getattr`". fate_enumerations.pth imports this module whenever Python starts.
"""

import enum


def by_value(member, protocol):
    return member.__class__, (member._value_,)


enum.Enum.__reduce_ex__ = by_value
