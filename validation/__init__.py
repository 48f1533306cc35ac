"""Rules for staging tables, in Great Expectations' own names, run inside the target database.

    suites = load_suites([Path("validation/client.yaml")], {"client": ["client_id", "full_name"]})
    keys = Suite("keys", "client", (Rule("expect_column_values_to_be_unique", {"column": "client_id"}),))
    for result in run_suites(engine, [*suites, keys], schema="staging"):
        result.outcome, result.failed, result.records     # "FAIL", 2, array([17, 4711])

Importing this package does not import great_expectations; running a suite does.
"""

from validation.run import RuleResult, run_suites
from validation.suite import OnFailure, Rule, Suite, load_suites

__all__ = ["OnFailure", "Rule", "RuleResult", "Suite", "load_suites", "run_suites"]
