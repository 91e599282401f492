/** The deployer's own API, and its start and end. */
package dev.ark.deployer.http;
