"""Facts accounted for: where each is used, what does not add up, sheets for those who sign them off."""

from reportgen.audit.accounts import Accounts, UsePlace, open_accounts
from reportgen.audit.audit import audit, audit_final

__all__ = ["Accounts", "UsePlace", "audit", "audit_final", "open_accounts"]
