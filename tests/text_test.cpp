// Tests of src/text: decoding, lines and columns, and what is refused.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "text/folder.h"
#include "text/source.h"
#include "text/sources.h"
#include "text/utf8.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

SourceFile file_of(std::string text) {
  return {FileId{0}, "template.yaml", {std::move(text), Encoding::utf8}};
}

// "line:column:utf16_column" of an offset.
std::string place(const SourceFile& file, std::uint32_t offset) {
  const Position at = file.position(offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + ":" +
         std::to_string(at.utf16_column);
}

// A folder that lives as long as one test.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("plimsoll-text-"s + testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  fs::path path_;
};

TEST(Encode, GivesBackTheBytesThatWereDecoded) {
  for (const std::string& bytes : {"a: b\r\n"s,
                                   "\xEF\xBB\xBF"
                                   "a: b\n"s,
                                   "\xFF\xFE"
                                   "a\0\x3D\xD8\x00\xDE"s,
                                   "\xFE\xFF"
                                   "\0a\xD8\x3D\xDE\x00"s,
                                   "broken \xFF byte"s}) {
    const Result<Decoded> decoded = decode(bytes);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(encode(*decoded), bytes);
  }
}

TEST(Overlay, StandsInThePlaceOfAFile) {
  const Overlay overlay{{"folder/a.yaml",
                         "\xEF\xBB\xBF"
                         "a: b\n"}};
  Sources sources(overlay);
  const Sources::Opened opened = sources.open("./folder/x/../a.yaml");
  EXPECT_EQ(opened.trouble, "");
  EXPECT_EQ(sources[opened.file].text(), "a: b\n");
  EXPECT_EQ(sources[opened.file].encoding(), Encoding::utf8_bom);
  EXPECT_EQ(sources.open("folder/b.yaml").trouble, "no such file");
}

TEST(Decode, utf8_is_kept_as_it_is) {
  const auto decoded = decode("Größe: 1\n");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "Größe: 1\n");
  EXPECT_EQ(decoded->encoding, Encoding::utf8);
}

TEST(Decode, a_byte_order_mark_is_taken_off) {
  const auto decoded = decode("\xEF\xBB\xBF"s + "a: 1");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "a: 1");
  EXPECT_EQ(decoded->encoding, Encoding::utf8_bom);
}

TEST(Decode, utf16_of_both_byte_orders_becomes_utf8) {
  const auto little = decode(
      "\xFF\xFE"
      "a\0\xE9\0\x3D\xD8\x00\xDE"s);  // a, é, 😀
  ASSERT_TRUE(little);
  EXPECT_EQ(little->text, "aé😀");
  EXPECT_EQ(little->encoding, Encoding::utf16_le);

  const auto big = decode("\xFE\xFF\0a\0\xE9\xD8\x3D\xDE\x00"s);
  ASSERT_TRUE(big);
  EXPECT_EQ(big->text, "aé😀");
  EXPECT_EQ(big->encoding, Encoding::utf16_be);
}

TEST(Decode, half_a_utf16_character_becomes_a_replacement_character) {
  EXPECT_EQ(decode("\xFF\xFE\x3D\xD8"s)->text, "\uFFFD");  // no second half at the end
  EXPECT_EQ(decode("\xFF\xFE\x3D\xD8"
                   "a\0"s)
                ->text,
            "\uFFFDa");                                    // none before an a
  EXPECT_EQ(decode("\xFF\xFE\x00\xDE"s)->text, "\uFFFD");  // no first half
  EXPECT_EQ(decode("\xFF\xFE"
                   "a\0b"s)
                ->text,
            "a\uFFFD");  // half a unit at the end
}

TEST(Decode, a_nul_byte_makes_a_file_binary) {
  const auto decoded = decode("PK\x03\x04\0\0"s);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.trouble(), "is a binary file");
}

TEST(Utf8, broken_bytes_stand_for_themselves) {
  EXPECT_EQ(valid_utf8("a\xFF"
                       "b"),
            "a\uFFFDb");
  EXPECT_EQ(valid_utf8("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong slash
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // surrogate
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  EXPECT_EQ(valid_utf8("é\xE2\x82"), "é\uFFFD\uFFFD");                    // cut off
  EXPECT_EQ(valid_utf8("aé€😀"), "aé€😀");
}

TEST(Utf8, appending_and_reading_agree_at_every_length) {
  constexpr char32_t points[] = {0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
  for (const char32_t point : points) {
    std::string text;
    append_utf8(text, point);
    const CodePoint read = code_point_at(text, 0);
    EXPECT_TRUE(read.valid);
    EXPECT_EQ(read.value, point);
    EXPECT_EQ(read.length, text.size());
  }
}

TEST(SourceFile, lines_end_at_every_kind_of_line_break) {
  const SourceFile file = file_of("one\ntwo\r\nthree\rfour\r\r\nlast");
  ASSERT_EQ(file.line_count(), 6);
  EXPECT_EQ(file.line(1), "one");
  EXPECT_EQ(file.line(2), "two");
  EXPECT_EQ(file.line(3), "three");
  EXPECT_EQ(file.line(4), "four");
  EXPECT_EQ(file.line(5), "");
  EXPECT_EQ(file.line(6), "last");
}

TEST(SourceFile, a_line_break_at_the_end_begins_an_empty_line) {
  const SourceFile file = file_of("one\n");
  EXPECT_EQ(file.line_count(), 2);
  EXPECT_EQ(file.line(2), "");
  EXPECT_EQ(place(file, 4), "2:1:1");
}

TEST(SourceFile, an_empty_file_has_one_empty_line) {
  const SourceFile file = file_of("");
  EXPECT_EQ(file.line_count(), 1);
  EXPECT_EQ(file.line(1), "");
  EXPECT_EQ(place(file, 0), "1:1:1");
}

TEST(SourceFile, columns_count_code_points_and_utf16_units) {
  const SourceFile file = file_of("a\né😀b\n");
  EXPECT_EQ(place(file, 2), "2:1:1");
  EXPECT_EQ(place(file, 4), "2:2:2");
  EXPECT_EQ(place(file, 8), "2:3:4");
  EXPECT_EQ(place(file, 9), "2:4:5");
}

TEST(SourceFile, a_broken_byte_counts_as_one_column) {
  const SourceFile file = file_of(
      "\xFF\xFE"
      "a");
  EXPECT_EQ(place(file, 2), "1:3:3");
}

TEST(SourceFile, offsets_past_the_end_are_the_end) {
  const SourceFile file = file_of("ab\nc");
  EXPECT_EQ(place(file, 1000), "2:2:2");
  EXPECT_EQ(file.text({FileId{0}, 3, 1000}), "c");
  EXPECT_EQ(file.text({FileId{0}, 900, 1000}), "");
}

TEST(SourceFile, a_line_span_is_the_line_without_its_break) {
  const SourceFile file = file_of("ab\r\ncd");
  EXPECT_EQ(file.line_span(1), (Span{FileId{0}, 0, 2}));
  EXPECT_EQ(file.line_span(2), (Span{FileId{0}, 4, 6}));
}

TEST(Sources, a_file_is_read_once) {
  const Folder folder;
  const std::string path = folder.write("template.yaml", "a: 1\n");
  Sources sources;
  const auto first = sources.open(path);
  fs::remove(path);
  const auto second = sources.open(path);
  EXPECT_EQ(first.trouble, "");
  EXPECT_EQ(second.trouble, "");
  EXPECT_EQ(first.file, second.file);
  EXPECT_EQ(sources[first.file].text(), "a: 1\n");
  EXPECT_EQ(sources[first.file].path(), path);
}

TEST(Sources, what_cannot_be_read_has_an_id_and_a_reason) {
  const Folder folder;
  fs::create_directory(folder.path("directory"));
  ASSERT_EQ(mkfifo(folder.path("pipe").c_str(), 0600), 0);
  fs::create_symlink("loop", folder.path("loop"));

  Sources sources;
  EXPECT_EQ(sources.open(folder.path("absent")).trouble, "no such file");
  EXPECT_EQ(sources.open(folder.path("directory")).trouble, "is a directory");
  EXPECT_EQ(sources.open(folder.path("pipe")).trouble, "is not a regular file");
  EXPECT_EQ(sources.open("/dev/zero").trouble, "is not a regular file");
  EXPECT_EQ(sources.open(folder.write("binary", "\0\1"s)).trouble, "is a binary file");
  EXPECT_TRUE(sources.open(folder.path("loop")).trouble.starts_with("cannot be read: too many"));

  const auto absent = sources.open(folder.path("absent"));
  EXPECT_EQ(sources[absent.file].text(), "");
  EXPECT_EQ(sources[absent.file].path(), folder.path("absent"));
}

TEST(Sources, a_file_that_fails_while_being_read_is_reported) {
  // A regular file of size 0 whose first page cannot be read.
  const std::string path = "/proc/self/mem";
  if (!fs::exists(path)) GTEST_SKIP() << "no /proc here";
  EXPECT_TRUE(Sources().open(path).trouble.starts_with("cannot be read"));
}

TEST(Sources, a_file_above_the_limit_is_refused_before_it_is_read) {
  const Folder folder;
  const std::string path = folder.write("huge.json", "");
  fs::resize_file(path,
                  std::uintmax_t{1} << 40U);  // sparse: takes no room, reading would take hours
  EXPECT_EQ(Sources().open(path).trouble, "is larger than 256 MB");
  EXPECT_EQ(Sources(3).open(folder.write("four", "1234")).trouble, "is larger than 3 bytes");
  EXPECT_EQ(Sources(4).open(folder.path("four")).trouble, "");
}

TEST(Sources, spans_are_ordered_by_path_and_not_by_id) {
  Sources sources;
  const FileId late = sources.add("z.yaml", "text");
  const FileId early = sources.add("a.yaml", "text");
  EXPECT_TRUE(sources.before({early, 3, 4}, {late, 0, 1}));
  EXPECT_FALSE(sources.before({late, 0, 1}, {early, 3, 4}));
  EXPECT_TRUE(sources.before({early, 0, 1}, {early, 0, 2}));
}

TEST(Sources, opening_from_several_threads_gives_every_path_one_id) {
  const Folder folder;
  std::vector<std::string> paths;
  for (int i = 0; i < 20; ++i) {
    paths.push_back(folder.write(std::to_string(i), "text " + std::to_string(i)));
  }
  Sources sources;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (const std::string& path : paths) sources.open(path);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    EXPECT_EQ(sources[sources.open(paths[i]).file].text(), "text " + std::to_string(i));
  }
}

// ---- folders

std::vector<std::string> seen_below(const fs::path& top, Next at_folders) {
  std::vector<std::string> names;
  EXPECT_EQ(look_below(top,
                       [&](const fs::directory_entry& entry) {
                         names.push_back(entry.path().filename().string());
                         return entry.is_directory() ? at_folders : Next::go_on;
                       }),
            Seen::all);
  std::ranges::sort(names);
  return names;
}

TEST(Listing, GoesIntoFoldersUnlessTheyArePassedBy) {
  const Folder folder;
  fs::create_directory(folder.path("in"));
  folder.write("in/a", "");
  folder.write("b", "");
  EXPECT_EQ(seen_below(folder.path("."), Next::go_on), (std::vector{"a"s, "b"s, "in"s}));
  EXPECT_EQ(seen_below(folder.path("."), Next::pass_by), (std::vector{"b"s, "in"s}));
  int seen = 0;
  const auto first = [&seen](const fs::directory_entry&) {
    ++seen;
    return Next::stop;
  };
  EXPECT_EQ(look_into(folder.path("."), first), Seen::all);
  EXPECT_EQ(seen, 1);
}

TEST(Listing, EndsWhereNobodyWouldLookOn) {
  const Folder folder;
  const auto go_on = [](const fs::directory_entry&) { return Next::go_on; };
  EXPECT_EQ(look_into(folder.path("none"), go_on), Seen::all);
  for (std::size_t i = 0; i < most_entries; ++i) folder.write(std::to_string(i), "");
  EXPECT_EQ(look_into(folder.path("."), go_on), Seen::all);
  folder.write("one more", "");
  EXPECT_EQ(look_into(folder.path("."), go_on), Seen::not_all);
}

}  // namespace
}  // namespace plimsoll
