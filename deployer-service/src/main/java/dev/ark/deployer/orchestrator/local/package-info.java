/** Child processes of the operating system: the orchestrator of local mode. */
package dev.ark.deployer.orchestrator.local;
