package dev.ark.contract.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionParserTest {
    private static final String TRADE = "{'symbol':'AAPL','side':'buy','quantity':'10'%s}";

    private static Action parse(String type, String parameters) throws JsonProcessingException {
        return ActionParser.parse(
                ActionTypes.BUILT_IN, type, (ObjectNode) ArkJson.mapper().readTree(parameters.replace('\'', '"')));
    }

    @Test
    void aTradeIsReadWithItsDefaults() throws JsonProcessingException {
        assertThat(parse("trade", TRADE.formatted("")))
                .isEqualTo(new Trade(
                        "AAPL",
                        Trade.Side.BUY,
                        BigDecimal.TEN,
                        Trade.OrderType.MARKET,
                        null,
                        null,
                        null,
                        null,
                        Trade.Claims.NONE));
    }

    @Test
    void numbersAreReadExactlyWhetherTextOrNumber() throws JsonProcessingException {
        Trade text = (Trade) parse("trade", "{'symbol':'AAPL','side':'buy','quantity':'0.1','stop_loss':'178.00'}");
        Trade number = (Trade) parse("trade", "{'symbol':'AAPL','side':'buy','quantity':0.1,'stop_loss':178}");
        assertThat(number).isEqualTo(text);
        assertThat(number.quantity()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void anActionTypeMayImplyTheSide() throws JsonProcessingException {
        Trade sale = (Trade) parse("sell", "{'symbol':'AAPL','quantity':'10'}");
        assertThat(sale.side()).isEqualTo(Trade.Side.SELL);
        assertThat(sale.signedQuantity()).isEqualTo(new BigDecimal("-10"));
    }

    @Test
    void claimsAreRecordedAndNeverMoreThanThat() throws JsonProcessingException {
        Trade trade = (Trade) parse("trade", TRADE.formatted(",'leverage':'2','hrm_approved':true,'catalysts':['a']"));
        assertThat(trade.claims()).isEqualTo(new Trade.Claims(new BigDecimal("2"), true, false, List.of("a")));
    }

    @Test
    void anUnknownTypeIsAValueAndNotAnError() throws JsonProcessingException {
        assertThat(parse("launch_rocket", "{'any':'thing'}")).isEqualTo(new Action.Unknown("launch_rocket"));
        assertThat(parse("TRADE", "{}")).isEqualTo(new Action.Unknown("TRADE"));
    }

    @Test
    void aRuleChangeAndAnObservationTakeAnyParameters() throws JsonProcessingException {
        assertThat(parse("modify_graveyard", "{'rule':'max_leverage'}")).isEqualTo(new RuleChange());
        assertThat(parse("observe", "{'mood':{'is':['calm']}}")).isInstanceOf(Observation.class);
    }

    @Test
    void aParameterThatTheFamilyDoesNotHaveIsRefusedByName() {
        refused("trade", TRADE.formatted(",'stoploss':'1'"), ProblemCode.UNKNOWN_FIELD, "stoploss");
        refused("cancel_order", "{'order_id':'o-1','symbol':'AAPL'}", ProblemCode.UNKNOWN_FIELD, "symbol");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'side':'buy','quantity':'10'}                                   | symbol",
                "{'symbol':'','side':'buy','quantity':'10'}                       | symbol",
                "{'symbol':7,'side':'buy','quantity':'10'}                        | symbol",
                "{'symbol':'AAPL','side':'BUY','quantity':'10'}                   | side",
                "{'symbol':'AAPL','side':'hold','quantity':'10'}                  | side",
                "{'symbol':'AAPL','side':'buy'}                                   | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':null}                   | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':'0'}                    | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':'-1'}                   | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':'NaN'}                  | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':true}                   | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':[10]}                   | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':1e2147483647}           | quantity",
                "{'symbol':'AAPL','side':'buy','quantity':'1','order_type':'limit'} | limit_price",
                "{'symbol':'AAPL','side':'buy','quantity':'1','stop_loss':'0'}    | stop_loss",
                "{'symbol':'AAPL','side':'buy','quantity':'1','hrm_approved':'true'} | hrm_approved",
                "{'symbol':'AAPL','side':'buy','quantity':'1','hrm_approved':1}   | hrm_approved",
                "{'symbol':'AAPL','side':'buy','quantity':'1','catalysts':'news'} | catalysts",
                "{'symbol':'AAPL','side':'buy','quantity':'1','catalysts':[1]}    | catalysts"
            })
    void aTradeParameterThatIsMissingOrWrongIsRefusedByName(String parameters, String field) {
        refused("trade", parameters, ProblemCode.INVALID_VALUE, field);
    }

    @Test
    void aParameterMayNotContradictTheActionType() {
        refused("sell", "{'symbol':'A','quantity':'1','side':'buy'}", ProblemCode.INVALID_VALUE, "side");
        refused("delete", "{'path':'/tmp/a','operation':'read'}", ProblemCode.INVALID_VALUE, "operation");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        refused("cancel_order", "{'order_id':'" + "o".repeat(1_025) + "'}", ProblemCode.INVALID_VALUE, "order_id");
    }

    private static void refused(String type, String parameters, ProblemCode code, String field) {
        assertThatThrownBy(() -> parse(type, parameters))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining("parameters." + field);
    }
}
