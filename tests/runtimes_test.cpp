// The runtimes of Lambda: their dates, and the modules that they bring.
#include <gtest/gtest.h>

#include "facts/runtime_modules.h"
#include "facts/runtimes.h"

namespace plimsoll::test {

TEST(Runtimes, AreFoundById) {
  const Runtime* runtime = find_runtime("python3.9");
  ASSERT_NE(runtime, nullptr);
  EXPECT_EQ(runtime->language, Language::python);
  EXPECT_EQ(runtime->deprecation, (Date{2025, 12, 15}));
  EXPECT_EQ(runtime->successor, "python3.14");
  EXPECT_EQ(find_runtime("python3"), nullptr);
  EXPECT_EQ(find_runtime(""), nullptr);
}

TEST(Runtimes, NewestHaveNoDatesYet) {
  const Runtime* runtime = find_runtime("nodejs26.x");
  ASSERT_NE(runtime, nullptr);
  EXPECT_FALSE(runtime->deprecation || runtime->block_create || runtime->block_update);
}

TEST(Runtimes, EndInTheOrderDeprecationCreateUpdate) {
  for (const Runtime& runtime : runtimes()) {
    if (runtime.block_create && runtime.block_update) {
      EXPECT_LE(*runtime.block_create, *runtime.block_update) << runtime.id;
    }
    // Up to 2020 AWS called the end of updates the deprecation, and blocked creation before.
    if (runtime.deprecation < Date{2020, 12, 31}) continue;
    if (runtime.block_create) {
      EXPECT_LE(*runtime.deprecation, *runtime.block_create) << runtime.id;
    }
  }
}

TEST(Runtimes, HaveASuccessorThatIsDeprecatedNoSooner) {
  for (const Runtime& runtime : runtimes()) {
    if (runtime.successor.empty()) continue;
    const Runtime* successor = find_runtime(runtime.successor);
    ASSERT_NE(successor, nullptr) << runtime.id;
    EXPECT_TRUE(successor->managed) << runtime.id;
    EXPECT_TRUE(!successor->deprecation || *successor->deprecation >= *runtime.deprecation)
        << runtime.id;
  }
}

TEST(RuntimeModules, AreThoseOfTheLanguageAndTheSdkOfItsVersion) {
  const Runtime& python = *find_runtime("python3.13");
  EXPECT_TRUE(runtime_brings(python, "os.path"));
  EXPECT_TRUE(runtime_brings(python, "botocore.config"));
  EXPECT_FALSE(runtime_brings(python, "requests"));
  const Runtime& node = *find_runtime("nodejs22.x");
  EXPECT_TRUE(runtime_brings(node, "fs/promises"));
  EXPECT_TRUE(runtime_brings(node, "node:anything"));
  EXPECT_TRUE(runtime_brings(node, "@aws-sdk/client-s3"));
  EXPECT_TRUE(runtime_brings(node, "@aws/durable-execution-sdk-js"));
  EXPECT_FALSE(runtime_brings(node, "aws-sdk"));
  EXPECT_FALSE(runtime_brings(node, "axios"));
  const Runtime& old = *find_runtime("nodejs16.x");
  EXPECT_TRUE(runtime_brings(old, "aws-sdk/clients/s3"));
  EXPECT_FALSE(runtime_brings(old, "@aws-sdk/client-s3"));
}

}  // namespace plimsoll::test
