package com.example;

class Settings {
  static final String FALLBACK = System.getenv("FALLBACK_TOPIC");

  static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  static String optional(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  String prefix() {
    return System.getenv("MESSAGE_PREFIX");
  }
}
