/** What a synthetic run does and how it is judged. Free of I/O; {@code live} drives it against the edge. */
package dev.ark.deployer.validation;
