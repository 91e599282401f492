/** How a service begins. */
package dev.ark.runtime.start;
