variable "stage" {
  type    = string
  default = "dev"
}

variable "runtime" {
  type    = string
  default = "python3.8"
}
