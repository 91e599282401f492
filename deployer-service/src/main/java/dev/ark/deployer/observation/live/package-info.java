/** Where samples come from and where they are kept: services over HTTP, the journal, the deployer's database. */
package dev.ark.deployer.observation.live;
