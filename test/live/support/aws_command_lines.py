"""What the AWS CLI makes of command lines. A JSON list of tasks in, a JSON line out for each.

A task with "argv" goes the whole way through the AWS CLI's driver, up to the call; the answer has the input of the
operation and the paging configuration. A task with "texts" only converts what is written behind one option. A task with
"options" gives the options of an operation. An operation that the AWS CLI leaves out is "missing". An input that botocore would refuse is an error, like one that the AWS CLI
refuses.

The AWS CLI on PyPI is version 1, which takes blobs as they are; here they are decoded from base64, as version 2 does it.
Both are decoded strictly: Python skips characters that are not base64. Bytes are {"$bytes": base64}, large integers
{"$integer": text}.
"""

import argparse
import base64
import contextlib
import decimal
import functools
import importlib.util
import io
import json
import os
import re
import sys

# The AWS CLI has a copy of botocore, with older models: it reads those of the botocore that nexttoken's come from.
os.environ["AWS_DATA_PATH"] = os.path.join(os.path.dirname(importlib.util.find_spec("botocore").origin), "data")
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
os.environ["AWS_DEFAULT_REGION"] = "us-east-1"

from awscli import clidriver, shorthand  # noqa: E402
from botocore import loaders  # noqa: E402
from botocore.validate import ParamValidator  # noqa: E402


# Every command line has a driver of its own, and each would read folders and models again.
load_once = functools.lru_cache(40)(loaders.JSONFileLoader().load_file)
loaders.JSONFileLoader.load_file = lambda self, path: load_once(path)
loader = loaders.Loader(extra_search_paths=os.environ["AWS_DATA_PATH"].split(os.pathsep))
list_once = functools.lru_cache(None)(loader.list_available_services)
loaders.Loader.list_available_services = lambda self, type_name: list_once(type_name)
NO_GLOBALS = argparse.Namespace(command="", v2_debug=False)


class Decode(shorthand.ModelVisitor):
    def _visit_scalar(self, parent, shape, name, value):
        if shape.type_name == "blob" and isinstance(value, str):
            digits = re.sub(r"\s+", "", value)
            # Node reads the alphabet for URLs, too.
            parent[name] = base64.b64decode(digits.replace("-", "+").replace("_", "/"), validate=True)


class Called(Exception):
    pass


class Refused(Exception):
    pass


def checked(parameters, shape):
    if shape is None:
        if parameters:
            raise Refused("no parameters")
        return
    Decode().visit(parameters, shape)
    # A client makes up the tokens that a caller leaves out.
    tokens = [name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")]
    whole = {**{name: "token-token-token-token-token-token" for name in tokens}, **parameters}
    report = ParamValidator().validate(whole, shape)
    if report.has_errors():
        raise Refused(report.generate_report())


def invoke(self, service_name, operation_name, parameters, parsed_globals):
    model = self._session.get_service_model(service_name).operation_model(operation_name)
    paging = parameters.pop("PaginationConfig", {})
    checked(parameters, model.input_shape)
    kept = ("region", "profile", "output", "endpoint_url", "color", "paginate", "sign_request", "debug")
    settings = {name: getattr(parsed_globals, name) for name in kept}
    raise Called({"input": parameters, "paging": paging, "globals": settings})


def run(driver, argv):
    called = {}

    def remember(self, *arguments):
        try:
            invoke(self, *arguments)
        except Called as call:
            called.update(call.args[0])
        return 0

    clidriver.CLIOperationCaller.invoke = remember
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        try:
            driver.main(argv)
        except SystemExit:
            pass
    return called or {"error": errors.getvalue()[-300:]}


def operations_of(driver, task):
    services = driver._get_command_table()
    return services[task["service"]]._get_command_table() if task["service"] in services else {}


def has_operation(driver, task):
    return hasattr(operations_of(driver, task).get(task["operation"]), "arg_table")


def operation_command(driver, task):
    return operations_of(driver, task)[task["operation"]]


def convert(driver, task):
    command = operation_command(driver, task)
    shape = command._operation_model.input_shape
    argument = command.arg_table[task["option"]]
    texts = task["texts"]
    value = texts if isinstance(argument, clidriver.ListArgument) else texts[0]
    parameters = {}
    argument.add_to_params(parameters, command._unpack_arg(argument, value, NO_GLOBALS))
    (name,) = parameters
    Decode().visit(parameters, shape)
    report = ParamValidator().validate(parameters[name], shape.members[name])
    if report.has_errors():
        raise Refused(report.generate_report())
    return {"value": parameters[name]}


def options(driver, task):
    table = operation_command(driver, task).arg_table
    return {name: bool(getattr(argument, "required", False)) for name, argument in table.items()}


def plain(value):
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, decimal.Decimal):
        return float(value)
    if hasattr(value, "read"):
        return plain(value.read())
    if isinstance(value, int) and abs(value) >= 2**53:
        return {"$integer": str(value)}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def answer(driver, task):
    if "operation" in task and not has_operation(driver, task):
        return {"missing": True}
    if "argv" in task:
        # Handlers of one command stay with a driver, and see the next.
        return run(clidriver.create_clidriver(), task["argv"])
    return options(driver, task) if "options" in task else convert(driver, task)


def main():
    driver = clidriver.create_clidriver()
    driver.session.emit("session-initialized", session=driver.session, parsed_args=NO_GLOBALS)
    for task in json.load(sys.stdin):
        try:
            print(json.dumps(plain(answer(driver, task))))
        except Exception as error:
            print(json.dumps({"error": f"{type(error).__name__}: {error}"[:300]}))


main()
