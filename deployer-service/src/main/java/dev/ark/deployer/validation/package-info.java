/** What synthetic runs and validations do and how they are judged. Free of I/O; {@code live} drives them against the running system. */
package dev.ark.deployer.validation;
