// Binary search in a table that is sorted by the member it is searched by.
#pragma once

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

namespace plimsoll {

// Null when no row has that key.
template <class Table, class Key, class Member>
constexpr auto find_row(const Table& table, const Key& key, Member member)
    -> decltype(std::data(table)) {
  const auto row = std::ranges::lower_bound(table, key, {}, member);
  if (row == std::end(table) || std::invoke(member, *row) != key) return nullptr;
  return &*row;
}

// The rows that have that key, one after the other; empty when none has it.
template <class Table, class Key, class Member>
constexpr auto find_rows(const Table& table, const Key& key, Member member) {
  return std::span(std::ranges::lower_bound(table, key, {}, member),
                   std::ranges::upper_bound(table, key, {}, member));
}

// Sorted, and no key twice. Tables assert it while compiling.
template <class Table, class Member>
constexpr bool is_keyed(const Table& table, Member member) {
  const auto same = [&](const auto& left, const auto& right) {
    return !(std::invoke(member, left) < std::invoke(member, right));
  };
  return std::ranges::adjacent_find(table, same) == std::end(table);
}

}  // namespace plimsoll
