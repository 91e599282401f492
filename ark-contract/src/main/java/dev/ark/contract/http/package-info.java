/** Bodies of the HTTP interfaces between agents, operators and services. */
package dev.ark.contract.http;
