package com.example;

abstract class Base {
  protected static final String STAGE = System.getenv("STAGE");

  protected String describe() {
    return STAGE.toLowerCase();
  }

  public String handleOther(String order) {
    return System.getenv("OTHER").trim();
  }
}
