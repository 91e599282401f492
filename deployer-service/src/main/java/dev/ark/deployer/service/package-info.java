/** The services of both slots, as the deployer reaches them. */
package dev.ark.deployer.service;
