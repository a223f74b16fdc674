// What a template takes for granted: names that something defines, files that lie beside it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "read/zip_size.h"
#include "support/folder.h"
#include "support/reading.h"

namespace plimsoll {
namespace {

using test::Folder;
using test::Reading;

TEST(UnknownNames, AreFoundInBothBranchesAndWhereTheyAreWritten) {
  const Reading reading(R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters: {Env: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Metadata: {a: !Ref Nobody}
    Properties:
      QueueName: !If [IsProd, !Sub "${Env}-${ Missing }", !GetAtt Absent.Name]
      KmsMasterKeyId: !FindInMap [Keys, !Ref Env, id]
)");
  const std::vector<UnknownName> unknown = reading.read->resolve(0).unknown_names;
  std::vector<std::string> texts;
  for (const UnknownName& name : unknown)
    texts.push_back(name.name + "=" + reading.text(name.span));
  EXPECT_EQ(texts, (std::vector<std::string>{"Missing=${ Missing }", "Absent=!GetAtt Absent.Name",
                                             "Keys=Keys"}));
}

TEST(UnknownNames, LeaveOutWhatSamMakesOfAConditionalResource) {
  const Reading reading(R"(
Transform: AWS::Serverless-2016-10-31
Parameters: {Env: {Type: String, Default: dev}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Ship: {Type: AWS::Serverless::Function, Condition: IsProd, Properties: {Handler: a.b}}
Outputs:
  Role: {Condition: IsProd, Value: !GetAtt ShipRole.Arn}
  Rol: {Condition: IsProd, Value: !GetAtt ShipRol.Arn}
)");
  const std::vector<UnknownName> unknown = reading.read->resolve(0).unknown_names;
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].name, "ShipRol");
}

TEST(LocalFiles, AreLookedForBesideTheTemplate) {
  const Folder folder{{"src/app.py", ""},
                      {".gitignore", "*.gen\n!kept.gen\n/top/\n"},
                      {"Makefile", "layer:\n\tpip install -t vendored\n"},
                      {"template.yaml", R"(
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {CodeUri: src/}}
Resources:
  Here: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}
  Gone: {Type: AWS::Serverless::Function, Properties: {CodeUri: source/}}
  Output: {Type: AWS::Serverless::Function, Properties: {CodeUri: dist/app}}
  Archive: {Type: AWS::Lambda::Function, Properties: {Code: app.zip}}
  Ignored: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: a/b.gen/c}}
  Kept: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: a/kept.gen}}
  Top: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: top/x}}
  NotTop: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: a/top/x}}
  Named: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: vendored}}
  Remote: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: "s3://a/b"}}
  Image: {Type: AWS::Serverless::Function, Properties: {PackageType: Image}}
)"}};
  const Reading reading(folder, "template.yaml");
  std::map<std::string, std::string> states;
  for (const LocalFile& file : reading.read->resolve(0).local_files) {
    states[file.resource] = file.exists ? "here" : file.is_built ? "built" : file.missing_part;
  }
  const std::map<std::string, std::string> expected{
      {"Here", "here"},     {"Gone", "source"},   {"Output", "built"},
      {"Archive", "built"}, {"Ignored", "built"}, {"Kept", "a"},
      {"Top", "built"},     {"NotTop", "a"},      {"Named", "built"}};
  EXPECT_EQ(states, expected);
}

TEST(ZipSize, IsTheSumThatTheDirectorySays) {
  // One entry of 1,000 bytes in the directory, and the end record; no contents.
  std::string zip = std::string("PK\x01\x02", 4) + std::string(20, '\0') +
                    std::string("\xE8\x03\0\0", 4) + std::string(18, '\0');
  const auto size = static_cast<char>(zip.size());
  zip += std::string("PK\x05\x06", 4) + std::string(8, '\0') + size + std::string(9, '\0');
  const Folder folder{{"a.zip", zip}, {"b.zip", "not a zip"}, {"c.zip", zip.substr(10)}};
  EXPECT_EQ(unzipped_size(folder / "a.zip"), 1000);
  EXPECT_EQ(unzipped_size(folder / "b.zip"), std::nullopt);
  EXPECT_EQ(unzipped_size(folder / "c.zip"), std::nullopt);
}

}  // namespace
}  // namespace plimsoll
