/**
 * What an environment costs: prices of a region, an estimate by item, and a meter that adds up. US dollars, months of 720
 * hours. Only what is paid by the hour or month is counted; requests, input/output, traffic and logs are not. Pure: prices
 * and the time are handed in.
 */
package dev.greenroom.operator.cost;
