package dev.banyan.proxy.translations;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The service of {@code shop.wsdl}, as a Java program sees it. */
@WebService(name = "Shop", targetNamespace = Shop.NAMESPACE)
@SOAPBinding(style = SOAPBinding.Style.DOCUMENT, use = SOAPBinding.Use.LITERAL)
public interface Shop {
    String NAMESPACE = "urn:shop";

    @WebMethod(action = "urn:shop#getOrder")
    @WebResult(name = "order", targetNamespace = NAMESPACE)
    Order getOrder(
            @WebParam(name = "id", targetNamespace = NAMESPACE) int id,
            @WebParam(name = "channel", targetNamespace = NAMESPACE) String channel);

    @WebMethod(action = "urn:shop#putOrder")
    @WebResult(name = "order", targetNamespace = NAMESPACE)
    Order putOrder(@WebParam(name = "order", targetNamespace = NAMESPACE) Order order);

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            name = "Order",
            namespace = NAMESPACE,
            propOrder = {"id", "customer", "total", "note", "line", "tag"})
    class Order {
        @XmlElement(namespace = NAMESPACE)
        public int id;

        @XmlElement(namespace = NAMESPACE, required = true)
        public String customer;

        @XmlElement(namespace = NAMESPACE, required = true)
        public BigDecimal total;

        @XmlElement(namespace = NAMESPACE, nillable = true, required = true)
        public String note;

        @XmlElement(namespace = NAMESPACE)
        public List<Line> line = new ArrayList<>();

        @XmlElement(namespace = NAMESPACE)
        public List<String> tag = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            name = "Line",
            namespace = NAMESPACE,
            propOrder = {"sku", "quantity"})
    class Line {
        @XmlElement(namespace = NAMESPACE, required = true)
        public String sku;

        @XmlElement(namespace = NAMESPACE)
        public int quantity;
    }
}
