/** The releases of a local installation, as they are read. */
package dev.ark.deployer.release;
