package com.example;

class Settings {
  static final String FALLBACK = System.getenv("FALLBACK_TOPIC");

  String prefix() {
    return System.getenv("MESSAGE_PREFIX");
  }
}
