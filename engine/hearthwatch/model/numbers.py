"""Numbers that may cross the process seam: JSON has no words for the others."""

from typing import Annotated

import msgspec

type Finite = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
"""A float that is neither infinite nor NaN."""
