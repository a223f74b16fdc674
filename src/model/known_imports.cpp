#include "model/known_imports.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "code/facts.h"

namespace plimsoll {

namespace {

// Standard libraries and others that connect to nothing, or whose calls are followed: SDKs and
// drivers of databases. Not in it: sockets, HTTP clients, and what signs requests to AWS by hand.
constexpr std::array<std::string_view, 92> harmless{
    "__future__",
    "abc",
    "argparse",
    "assert",
    "ast",
    "attr",
    "aws-lambda",
    "aws-sdk",
    "base64",
    "binascii",
    "boto3",
    "boto3.dynamodb.conditions",
    "boto3.dynamodb.types",
    "botocore.config",
    "botocore.exceptions",
    "buffer",
    "calendar",
    "cmath",
    "codecs",
    "collections",
    "collections.abc",
    "contextlib",
    "copy",
    "crypto",
    "csv",
    "dataclasses",
    "date-fns",
    "datetime",
    "dateutil",
    "dayjs",
    "decimal",
    "difflib",
    "enum",
    "events",
    "fnmatch",
    "fractions",
    "fs",
    "fs/promises",
    "functools",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "inspect",
    "io",
    "itertools",
    "json",
    "jsonschema",
    "lodash",
    "logging",
    "math",
    "mimetypes",
    "moment",
    "mysql.connector",
    "mysql2",
    "mysql2/promise",
    "numbers",
    "numpy",
    "operator",
    "os",
    "os.path",
    "pandas",
    "path",
    "pathlib",
    "pg",
    "pprint",
    "psycopg2",
    "pydantic",
    "pymysql",
    "pytz",
    "querystring",
    "random",
    "re",
    "secrets",
    "shutil",
    "simplejson",
    "statistics",
    "stream",
    "string",
    "sys",
    "tempfile",
    "textwrap",
    "time",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "url",
    "util",
    "uuid",
    "zlib",
};
static_assert(std::ranges::is_sorted(harmless));

bool is_sdk(std::string_view name) {
  return name.starts_with("@aws-sdk/client-") || name.starts_with("@aws-sdk/lib-") ||
         name.starts_with("aws-sdk/clients/") || name == "@aws-sdk/util-dynamodb" ||
         name == "@aws-sdk/s3-request-presigner" || name == "@types/aws-lambda";
}

bool is_harmless(const code::ImportedModule& module) {
  std::string_view name = module.name;
  if (name.starts_with("node:")) name.remove_prefix(5);
  return module.own || is_sdk(name) || std::ranges::binary_search(harmless, name);
}

}  // namespace

bool connects_by_unknown_libraries(const code::CodeFacts& facts) {
  return !std::ranges::all_of(facts.imports, is_harmless);
}

}  // namespace plimsoll
